//! Measures the engines; the figures stand in `docs`. What is solved here for comparison only is no part of the product.

pub mod mss;
