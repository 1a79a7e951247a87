//! Reads the published files: scalars and arrays as `name = value;`.

use std::collections::HashMap;
use std::fmt;

use super::Instance;

/// A file is not an instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not an instance: {}", self.0)
    }
}

impl std::error::Error for Unreadable {}

/// All numbers after each name.
struct Numbers(HashMap<String, Vec<i32>>);

impl Numbers {
    fn of(text: &str) -> Result<Self, Unreadable> {
        let bare: String = text.lines().map(|line| line.split('%').next().unwrap_or("")).collect::<Vec<_>>().join("\n");
        let mut all = HashMap::new();
        for part in bare.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or_else(|| Unreadable(format!("no value in {part:.40}")))?;
            // Of "array3d(1..Students, …, [" only what comes after the bracket counts.
            let value = value.split_once('[').map_or(value, |(_, rest)| rest);
            let is_number = |c: char| c.is_ascii_digit() || c == '-';
            let words = value.split(|c| !is_number(c)).filter(|word| !word.is_empty());
            let numbers: Result<Vec<i32>, _> = words.map(str::parse).collect();
            all.insert(name.trim().to_owned(), numbers.map_err(|e| Unreadable(format!("{name}: {e}")))?);
        }
        Ok(Numbers(all))
    }

    fn list(&self, name: &str, length: usize) -> Result<&[i32], Unreadable> {
        let found = self.0.get(name).ok_or_else(|| Unreadable(format!("{name} is missing")))?;
        if found.len() == length {
            return Ok(found);
        }
        Err(Unreadable(format!("{name} has {} numbers, expected {length}", found.len())))
    }

    fn one(&self, name: &str) -> Result<usize, Unreadable> {
        usize::try_from(self.list(name, 1)?[0]).map_err(|_| Unreadable(format!("{name} is below nothing")))
    }

    fn table(&self, name: &str, rows: usize, columns: usize) -> Result<Vec<Vec<i32>>, Unreadable> {
        Ok(self.list(name, rows * columns)?.chunks(columns).map(<[i32]>::to_vec).collect())
    }

    fn cube(&self, name: &str, a: usize, b: usize, c: usize) -> Result<Vec<Vec<Vec<i32>>>, Unreadable> {
        let table = self.table(name, a * b, c)?;
        Ok(table.chunks(b).map(<[Vec<i32>]>::to_vec).collect())
    }
}

fn yes(table: Vec<Vec<i32>>) -> Vec<Vec<bool>> {
    table.into_iter().map(|row| row.into_iter().map(|n| n > 0).collect()).collect()
}

/// Reads an instance from the text of its file.
pub fn read(text: &str) -> Result<Instance, Unreadable> {
    let numbers = Numbers::of(text)?;
    let (students, disciplines) = (numbers.one("Students")?, numbers.one("Disciplines")?);
    let (hospitals, horizon, groups) = (numbers.one("Hospitals")?, numbers.one("Horizon")?, numbers.one("Groups")?);
    let indices = |row: &Vec<i32>| (0..row.len()).filter(|at| row[*at] > 0).collect();
    let sizes = |table: Vec<Vec<i32>>| -> Vec<Vec<usize>> {
        table.into_iter().map(|row| row.into_iter().map(|n| n.max(0) as usize).collect()).collect()
    };
    let weights = numbers.table("WeightPref", students, 4)?;
    Ok(Instance {
        students,
        disciplines,
        hospitals,
        duration: numbers.one("Duration")?,
        horizon,
        most_at_hospital: numbers.one("MaxDiscPerHosp")?,
        group: numbers.list("DiscGroup", disciplines)?.iter().map(|g| (*g - 1) as usize).collect(),
        need: sizes(numbers.table("StudDiscGroup", students, groups)?),
        allowed: yes(numbers.table("AllowedDisc", students, disciplines)?),
        before: numbers.table("Precededby", disciplines, disciplines)?.iter().map(indices).collect(),
        available: yes(numbers.table("Availability", students, horizon)?),
        able: numbers.cube("Ability", students, hospitals, disciplines)?.into_iter().map(yes).collect(),
        most: numbers.cube("MaxPosHosp", hospitals, disciplines, horizon)?,
        fewest: numbers.cube("MinPosHosp", hospitals, disciplines, horizon)?,
        weights: weights.iter().map(|w| [w[0], w[1], w[2], w[3]]).collect(),
        discipline_wish: numbers.table("PrefStudDisc", students, disciplines)?,
        hospital_wish: numbers.table("PrefStudHosp", students, hospitals)?,
        school_wish: numbers.list("ManPref", disciplines)?.to_vec(),
    })
}
