//! Files to read in: students of a small programme, as a sender would first hand them in and as they should be.

/// Twenty students; seven rows are wrong: two name a municipality that is not there, one has no name, one repeats an
/// id, one says perhaps, one names a type that the period lacks, one has a priority out of bounds.
pub const STUDENTS_WRONG: &[u8] = include_bytes!("../files/studenter-med-fel.csv");

/// The same twenty, put right.
pub const STUDENTS_RIGHT: &[u8] = include_bytes!("../files/studenter.csv");

/// Rows of [`STUDENTS_WRONG`] that are wrong, as the sheet numbers them.
pub const WRONG_ROWS: [u32; 7] = [4, 6, 9, 11, 13, 15, 19];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_differ_in_the_wrong_rows_alone() {
        let lines = |bytes: &'static [u8]| std::str::from_utf8(bytes).expect("UTF-8").lines().collect::<Vec<_>>();
        let (wrong, right) = (lines(STUDENTS_WRONG), lines(STUDENTS_RIGHT));
        assert_eq!((wrong.len(), right.len()), (21, 21));
        let differ = (1..).zip(wrong.iter().zip(&right)).filter(|(_, (a, b))| a != b).map(|(row, _)| row);
        assert_eq!(differ.collect::<Vec<u32>>(), WRONG_ROWS);
    }
}
