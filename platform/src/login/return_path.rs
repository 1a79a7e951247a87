//! Where to go after login: a path of our own, never an address of somebody else's.

/// A path within this service. Only [`ReturnPath::parse`] makes one, so a redirect to it cannot leave the house.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReturnPath(String);

impl ReturnPath {
    /// The start page.
    pub fn home() -> Self {
        Self("/".to_owned())
    }

    /// Reads a path that came with the request; `None` for everything a browser could take for another host.
    ///
    /// Browsers drop tabs and line breaks from addresses and read a backslash as a slash, so none of them may stand
    /// anywhere. Two slashes in a row stand nowhere in the path, so no dot segment can bring them to the front.
    pub fn parse(text: &str) -> Option<Self> {
        let path = text.split(['?', '#']).next().unwrap_or_default();
        let ours = text.len() <= 2000
            && text.starts_with('/')
            && text.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')
            && !path.contains("//");
        ours.then(|| Self(text.to_owned()))
    }

    /// The path, its query included.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_paths_pass() {
        for path in ["/", "/en/", "/vfu/period/0a1b?vy=karta&sida=2", "/sok?q=%2F%2Fexempel.se", "/a#b", "/f%C3%B6r"] {
            assert_eq!(ReturnPath::parse(path).map(|p| p.0).as_deref(), Some(path));
        }
    }

    #[test]
    fn two_hundred_ways_out_of_the_house_are_refused() {
        let hosts = ["evil.example", "evil.example/x", "user@evil.example", "[::1]", "127.0.0.1:1"];
        let starts = [
            "http://",
            "https://",
            "HTTPS://",
            "//",
            "///",
            "////",
            "/\\",
            "\\/",
            "\\\\",
            "\\",
            "/\t/",
            "\t//",
            "/\n/",
            "/\r/",
            " //",
            "javascript:",
            "data:,",
            "ftp://",
            "https:",
            "/.//",
            "/..//",
            "/./\\",
            "/a/..//",
            "@",
            "",
            "/ /",
            "/\u{0}/",
            "/\u{a0}/",
            "/%2e//",
            "/%2E%2e//",
            "//%09/",
            "/x//",
            "/\u{2044}",
            "/\u{ff0f}",
            "?//x\\",
            "http:/",
            "https:\\\\",
            "://",
            "mailto:",
            "/\u{7f}/",
        ];
        let mut tried = 0;
        for start in starts {
            for host in hosts {
                let way_out = format!("{start}{host}");
                assert_eq!(ReturnPath::parse(&way_out), None, "{way_out:?}");
                tried += 1;
            }
        }
        assert_eq!(tried, 200);
        assert_eq!(ReturnPath::parse(&format!("/{}", "a".repeat(2000))), None);
    }
}
