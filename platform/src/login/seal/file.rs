//! The key file: every tenant's keys, outside the database. Losing it loses what is sealed; back it up apart.
//!
//! It is made on first need with access for its owner only, and refused when others may read it. Changes are written
//! to a new file that then takes the old one's place, under a lock, so two processes never lose each other's keys.
//! A worker on another machine needs a copy.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::{Moment, OrganisationId};
use serde::{Deserialize, Serialize};

use super::{KeyBytes, KeyRing};
use crate::login::Secrets;

/// Why the key file cannot be used. `serve` refuses to start on each of these.
#[derive(Debug)]
pub enum KeyFault {
    /// It cannot be read or written.
    Io(PathBuf, io::Error),
    /// Somebody else than its owner may read or write it.
    OpenToOthers(PathBuf),
    /// It is not in the form that we write.
    Unreadable(PathBuf, String),
}

impl fmt::Display for KeyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(path, error) => write!(f, "the key file {}: {error}", path.display()),
            Self::OpenToOthers(path) => {
                write!(f, "the key file {0} is open to others; run: chmod 600 {0}", path.display())
            }
            Self::Unreadable(path, why) => write!(f, "the key file {} is not readable: {why}", path.display()),
        }
    }
}

impl std::error::Error for KeyFault {}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Use {
    Seal,
    Pseudonym,
}

/// A key as it stands in the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Entry {
    id: String,
    tenant: OrganisationId,
    #[serde(rename = "use")]
    for_what: Use,
    made: String,
    bytes: String,
}

#[derive(Clone, Default, Debug, Serialize, Deserialize)]
struct Entries {
    #[serde(default)]
    key: Vec<Entry>,
}

/// What may be told about a key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyInfo {
    /// Its id, as it stands in sealed values.
    pub id: String,
    /// Whose it is.
    pub tenant: OrganisationId,
    /// Whether it seals (the others make pseudonyms).
    pub seals: bool,
    /// When it was made.
    pub made: String,
}

/// The key file at a path.
#[derive(Clone, Debug)]
pub struct KeyFile {
    path: PathBuf,
}

impl KeyFile {
    /// Opens the key file, or makes an empty one.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, KeyFault> {
        let file = Self { path: path.into() };
        file.change(|_| false)?;
        Ok(file)
    }

    /// The tenant's keys; made and written down on first need.
    pub fn ring(&self, tenant: OrganisationId, secrets: &Secrets, now: Moment) -> Result<KeyRing, KeyFault> {
        let entries = self.change(|entries| {
            let before = entries.key.len();
            for wanted in [Use::Seal, Use::Pseudonym] {
                if !entries.key.iter().any(|k| k.tenant == tenant && k.for_what == wanted) {
                    entries.key.push(new_entry(tenant, wanted, secrets, now));
                }
            }
            entries.key.len() != before
        })?;
        self.ring_of(&entries, tenant)
    }

    /// Gives the tenant a new key to seal with. The older ones stay until [`KeyFile::forget_key`].
    pub fn rotate(&self, tenant: OrganisationId, secrets: &Secrets, now: Moment) -> Result<KeyRing, KeyFault> {
        self.ring(tenant, secrets, now)?;
        let entries = self.change(|entries| {
            entries.key.push(new_entry(tenant, Use::Seal, secrets, now));
            true
        })?;
        self.ring_of(&entries, tenant)
    }

    /// Forgets an old key: what it alone sealed is lost. The current one is kept; `false` then, or without such a key.
    pub fn forget_key(&self, tenant: OrganisationId, id: &str) -> Result<bool, KeyFault> {
        let mut forgotten = false;
        self.change(|entries| {
            let seals = |k: &Entry| k.tenant == tenant && k.for_what == Use::Seal;
            let current = entries.key.iter().rfind(|k| seals(k)).map(|k| k.id.clone());
            let before = entries.key.len();
            entries.key.retain(|k| !(seals(k) && k.id == id && current.as_deref() != Some(id)));
            forgotten = entries.key.len() != before;
            forgotten
        })?;
        Ok(forgotten)
    }

    /// Forgets every key of a tenant: what is sealed is lost, what bears pseudonyms is anonymous from now on.
    pub fn forget_tenant(&self, tenant: OrganisationId) -> Result<(), KeyFault> {
        self.change(|entries| {
            let before = entries.key.len();
            entries.key.retain(|k| k.tenant != tenant);
            entries.key.len() != before
        })?;
        Ok(())
    }

    /// Every key without its bytes, oldest first.
    pub fn list(&self) -> Result<Vec<KeyInfo>, KeyFault> {
        let entries = self.change(|_| false)?;
        let info = |k: Entry| KeyInfo { id: k.id, tenant: k.tenant, seals: k.for_what == Use::Seal, made: k.made };
        Ok(entries.key.into_iter().map(info).collect())
    }

    /// Reads the file, lets `change` change it, and writes it when `change` says so or there was none.
    fn change(&self, change: impl FnOnce(&mut Entries) -> bool) -> Result<Entries, KeyFault> {
        let _lock = self.lock()?;
        let found = self.read()?;
        let missing = found.is_none();
        let mut entries = found.unwrap_or_default();
        if change(&mut entries) || missing {
            self.write(&entries)?;
        }
        Ok(entries)
    }

    fn lock(&self) -> Result<File, KeyFault> {
        let lock = owners_only(&self.beside("lock"), false).map_err(|e| self.io(e))?;
        lock.lock().map_err(|e| self.io(e))?;
        Ok(lock)
    }

    fn read(&self) -> Result<Option<Entries>, KeyFault> {
        let text = match fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(self.io(e)),
        };
        if is_open_to_others(&self.path).map_err(|e| self.io(e))? {
            return Err(KeyFault::OpenToOthers(self.path.clone()));
        }
        toml::from_str(&text).map(Some).map_err(|e| self.unreadable(e.message()))
    }

    fn write(&self, entries: &Entries) -> Result<(), KeyFault> {
        let table = toml::to_string(entries).expect("a list of flat tables is always TOML");
        let text = format!(
            "# Keys of this installation. Keep it secret, keep it apart from the database, back it up.\n{table}"
        );
        let next = self.beside("new");
        owners_only(&next, true)
            .and_then(|mut file| {
                file.write_all(text.as_bytes())?;
                file.sync_all()
            })
            .and_then(|()| fs::rename(&next, &self.path))
            .and_then(|()| sync_folder(&self.path))
            .map_err(|e| self.io(e))
    }

    fn ring_of(&self, entries: &Entries, tenant: OrganisationId) -> Result<KeyRing, KeyFault> {
        let of = |wanted| entries.key.iter().filter(move |k| k.tenant == tenant && k.for_what == wanted);
        let sealing = of(Use::Seal).map(|k| Ok((k.id.clone(), self.bytes(k)?))).collect::<Result<_, _>>()?;
        let pseudonyms = of(Use::Pseudonym).next_back().map(|k| self.bytes(k)).transpose()?;
        pseudonyms
            .and_then(|pseudonyms| KeyRing::new(tenant, sealing, pseudonyms))
            .ok_or_else(|| self.unreadable("a tenant lacks one of its keys"))
    }

    fn bytes(&self, entry: &Entry) -> Result<KeyBytes, KeyFault> {
        let bytes = STANDARD.decode(&entry.bytes).ok().and_then(|b| b.try_into().ok());
        bytes.map(KeyBytes).ok_or_else(|| self.unreadable(&format!("the key {} is not 32 bytes of base64", entry.id)))
    }

    fn beside(&self, ending: &str) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(".");
        name.push(ending);
        name.into()
    }

    fn io(&self, error: io::Error) -> KeyFault {
        KeyFault::Io(self.path.clone(), error)
    }

    fn unreadable(&self, why: &str) -> KeyFault {
        KeyFault::Unreadable(self.path.clone(), why.to_owned())
    }
}

fn new_entry(tenant: OrganisationId, for_what: Use, secrets: &Secrets, now: Moment) -> Entry {
    let id = secrets.bytes::<6>().iter().fold(String::new(), |id, byte| id + &format!("{byte:02x}"));
    Entry { id, tenant, for_what, made: now.iso(), bytes: STANDARD.encode(secrets.bytes::<32>()) }
}

#[cfg(unix)]
fn owners_only(path: &Path, empty: bool) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().write(true).create(true).truncate(empty).mode(0o600).open(path)
}

#[cfg(not(unix))]
fn owners_only(path: &Path, empty: bool) -> io::Result<File> {
    OpenOptions::new().write(true).create(true).truncate(empty).open(path)
}

#[cfg(unix)]
fn is_open_to_others(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::metadata(path)?.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_path: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Makes the renaming itself durable.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::login::seal::Place;

    const HERE: Place<'_> = Place { table: "people_protected", column: "name", row: "7" };

    /// A folder of its own, gone when the test ends.
    struct Folder(PathBuf);

    impl Folder {
        fn new() -> Self {
            let name = Secrets::system().bytes::<8>().map(|b| format!("{b:02x}")).concat();
            let path = std::env::temp_dir().join(format!("larbro-keys-{name}"));
            fs::create_dir(&path).expect("a new folder");
            Self(path)
        }

        fn keys(&self) -> PathBuf {
            self.0.join("keys.toml")
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn noon() -> Moment {
        Moment::from_millis(1_800_000_000_000)
    }

    fn tenant(name: &str) -> OrganisationId {
        OrganisationId::named(name)
    }

    #[test]
    fn keys_are_made_once_and_read_back() {
        let folder = Folder::new();
        let secrets = Secrets::system();
        let file = KeyFile::open(folder.keys()).expect("a new file");
        let first = file.ring(tenant("2481"), &secrets, noon()).expect("keys");
        let sealed = first.seal(&secrets, HERE, b"x");

        let again = KeyFile::open(folder.keys()).expect("the same file");
        let ring = again.ring(tenant("2481"), &secrets, noon()).expect("keys");
        assert_eq!(ring.open(HERE, &sealed).as_deref(), Ok(b"x".as_slice()));
        assert_eq!(ring.pseudonym("audit", "7"), first.pseudonym("audit", "7"));
        assert_eq!(again.list().expect("a list").len(), 2);
    }

    #[test]
    fn tenants_have_keys_of_their_own_and_one_is_forgotten_alone() {
        let folder = Folder::new();
        let secrets = Secrets::system();
        let file = KeyFile::open(folder.keys()).expect("a new file");
        let ours = file.ring(tenant("2481"), &secrets, noon()).expect("keys");
        let theirs = file.ring(tenant("2482"), &secrets, noon()).expect("keys");
        assert_ne!(ours.current(), theirs.current());
        file.forget_tenant(tenant("2482")).expect("forgotten");
        assert!(file.list().expect("a list").iter().all(|k| k.tenant == tenant("2481")));
        let anew = file.ring(tenant("2482"), &secrets, noon()).expect("new keys");
        assert_ne!(anew.pseudonym("audit", "7"), theirs.pseudonym("audit", "7"));
    }

    #[test]
    fn rotation_keeps_the_old_key_until_it_is_forgotten() {
        let folder = Folder::new();
        let secrets = Secrets::system();
        let file = KeyFile::open(folder.keys()).expect("a new file");
        let old = file.ring(tenant("2481"), &secrets, noon()).expect("keys");
        let sealed = old.seal(&secrets, HERE, b"x");
        let new = file.rotate(tenant("2481"), &secrets, noon()).expect("rotated");
        assert!(new.open(HERE, &sealed).is_ok() && !new.is_current(&sealed));
        assert!(!file.forget_key(tenant("2481"), new.current()).expect("written"), "the current key stays");
        assert!(!file.forget_key(tenant("2482"), old.current()).expect("written"), "not their key");
        assert!(file.forget_key(tenant("2481"), old.current()).expect("written"));
        let after = file.ring(tenant("2481"), &secrets, noon()).expect("keys");
        assert!(after.open(HERE, &sealed).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_for_its_owner_only_and_refused_otherwise() {
        use std::os::unix::fs::PermissionsExt;
        let folder = Folder::new();
        let file = KeyFile::open(folder.keys()).expect("a new file");
        file.ring(tenant("2481"), &Secrets::system(), noon()).expect("keys");
        let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        assert_eq!(mode(&folder.keys()), 0o600);
        fs::set_permissions(folder.keys(), fs::Permissions::from_mode(0o640)).expect("loosened");
        assert!(matches!(KeyFile::open(folder.keys()), Err(KeyFault::OpenToOthers(_))));
    }

    #[test]
    fn a_file_of_another_form_is_refused_and_left_alone() {
        for nonsense in ["key = 7", "[[key]]\nid = \"a\"", "\u{0}"] {
            let folder = Folder::new();
            owners_only(&folder.keys(), true).and_then(|mut f| f.write_all(nonsense.as_bytes())).expect("written");
            let opened = KeyFile::open(folder.keys());
            assert!(matches!(opened, Err(KeyFault::Unreadable(..))), "{nonsense:?} {opened:?}");
            assert_eq!(fs::read_to_string(folder.keys()).expect("still there"), nonsense);
        }
    }

    #[test]
    fn many_at_once_lose_no_key() {
        let folder = Folder::new();
        let file = KeyFile::open(folder.keys()).expect("a new file");
        std::thread::scope(|scope| {
            for n in 0..8 {
                let file = &file;
                scope.spawn(move || {
                    file.ring(tenant(&n.to_string()), &Secrets::system(), noon()).expect("keys");
                });
            }
        });
        assert_eq!(file.list().expect("a list").len(), 16);
    }
}
