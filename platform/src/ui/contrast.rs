//! The stylesheet's colours can be told apart: the pairs that are used together are read from the sheet and computed.

const SHEET: &str = include_str!("../../static/larbro.css");

/// Text on its ground: at least 4.5 to 1.
const TEXT: &[(&str, &str)] = &[
    ("text", "bg"),
    ("text", "surface"),
    ("text", "surface-2"),
    ("text", "error-tint"),
    ("text", "warning-tint"),
    ("text", "done-tint"),
    ("dim", "bg"),
    ("dim", "surface"),
    ("dim", "surface-2"),
    ("link", "bg"),
    ("link", "surface"),
    ("link", "surface-2"),
    ("link", "error-tint"),
    ("link", "warning-tint"),
    ("link", "done-tint"),
    ("visited", "bg"),
    ("visited", "surface"),
    ("visited", "surface-2"),
    ("visited", "error-tint"),
    ("visited", "warning-tint"),
    ("visited", "done-tint"),
    ("primary", "bg"),
    ("primary", "surface"),
    ("primary", "surface-2"),
    ("on-primary", "primary"),
    ("on-primary", "primary-hover"),
    ("error", "bg"),
    ("error", "error-tint"),
    ("warning", "bg"),
    ("warning", "warning-tint"),
    ("done", "bg"),
    ("done", "done-tint"),
    ("map-text-1", "map-1"),
    ("map-text-1", "map-2"),
    ("map-text-3", "map-3"),
    ("map-text-4", "map-4"),
    ("map-text-4", "map-5"),
];

/// Borders, marks and rings beside their ground: at least 3 to 1.
const MARKS: &[(&str, &str)] = &[
    ("border", "bg"),
    ("border", "surface"),
    ("primary", "bg"),
    ("primary", "surface"),
    ("error", "bg"),
    ("focus", "focus-inner"),
    ("earlier", "bg"),
];

fn token(name: &str) -> (&'static str, &'static str) {
    let start = SHEET.find(&format!("--{name}:")).unwrap_or_else(|| panic!("the sheet has no colour --{name}"));
    let value = SHEET[start..].split_once(':').expect("just found").1;
    if let Some(pair) = value.strip_prefix("light-dark(") {
        let (light, dark) = pair.split_once(')').and_then(|(p, _)| p.split_once(',')).expect("light-dark has two");
        (light.trim(), dark.trim())
    } else {
        let one = value.split([';', '}']).next().expect("a declaration ends").trim();
        (one, one)
    }
}

fn luminance(hex: &str) -> f64 {
    let hex = hex.strip_prefix('#').unwrap_or_else(|| panic!("{hex} is no hex colour"));
    let long = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
    assert_eq!(long.len(), 6, "#{hex} is no hex colour");
    let part = |i: usize| {
        let c = f64::from(u8::from_str_radix(&long[i..i + 2], 16).expect("hex digits")) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}

fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn too_faint(pairs: &[(&str, &str)], least: f64) -> Vec<String> {
    let sides = pairs.iter().flat_map(|(front, ground)| {
        let (f, g) = (token(front), token(ground));
        [("light", *front, *ground, contrast(f.0, g.0)), ("dark", *front, *ground, contrast(f.1, g.1))]
    });
    let faint = sides.filter(|(_, _, _, found)| *found < least);
    faint.map(|(side, f, g, found)| format!("{side}: --{f} on --{g} is {found:.2}, least is {least}")).collect()
}

#[test]
fn text_can_be_read_on_every_ground() {
    assert_eq!(too_faint(TEXT, 4.5), Vec::<String>::new());
}

#[test]
fn marks_can_be_told_from_their_ground() {
    assert_eq!(too_faint(MARKS, 3.0), Vec::<String>::new());
}

#[test]
fn contrast_is_computed_as_wcag_does() {
    let cases =
        [("#000", "#fff", 21.0), ("#14201D", "#fff", 16.75), ("#0B5D4E", "#ffffff", 7.81), ("#fff", "#fff", 1.0)];
    for (a, b, expected) in cases {
        assert!((contrast(a, b) - expected).abs() < 0.01, "{a} on {b}: {}", contrast(a, b));
    }
}
