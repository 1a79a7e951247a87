//! Values that go into a statement and rows that come out, the same on both databases.

use std::sync::Arc;

use kernel::ids::{Id, Kind};
use kernel::{Day, Moment};
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Arguments, Column, Row as _, TypeInfo, ValueRef};

use crate::failure::{Done, Stop};

/// A value; `None` is NULL of that type.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// TEXT.
    Text(Option<String>),
    /// BIGINT.
    Int(Option<i64>),
    /// BOOLEAN.
    Bool(Option<bool>),
    /// DOUBLE PRECISION.
    Real(Option<f64>),
}

macro_rules! from {
    ($($t:ty => $v:ident, |$x:ident| $e:expr;)*) => {$(
        impl From<$t> for Value { fn from($x: $t) -> Self { Self::$v(Some($e)) } }
        impl From<Option<$t>> for Value { fn from(x: Option<$t>) -> Self { Self::$v(x.map(|$x| $e)) } }
    )*};
}

from! {
    &str => Text, |x| x.to_owned();
    String => Text, |x| x;
    &String => Text, |x| x.clone();
    i64 => Int, |x| x;
    i32 => Int, |x| i64::from(x);
    u32 => Int, |x| i64::from(x);
    u16 => Int, |x| i64::from(x);
    u8 => Int, |x| i64::from(x);
    usize => Int, |x| i64::try_from(x).unwrap_or(i64::MAX);
    bool => Bool, |x| x;
    f64 => Real, |x| x;
    Moment => Int, |x| x.millis();
    Day => Text, |x| x.to_string();
}

impl<K: Kind> From<Id<K>> for Value {
    fn from(id: Id<K>) -> Self {
        Self::Text(Some(id.to_string()))
    }
}

impl<K: Kind> From<Option<Id<K>>> for Value {
    fn from(id: Option<Id<K>>) -> Self {
        Self::Text(id.map(|id| id.to_string()))
    }
}

fn wrong<T>(name: &str, expected: &str) -> Done<T> {
    Err(Stop::failed(format!("column {name}: found another kind of value, expected {expected}")))
}

/// A row by column name. Reading fails loudly on nonsense: it refuses what we would refuse to write.
#[derive(Clone, Debug)]
pub struct Row {
    names: Arc<[String]>,
    values: Vec<Value>,
}

impl Row {
    /// For tests of `from_row` functions.
    pub fn of(columns: &[(&str, Value)]) -> Self {
        Self {
            names: columns.iter().map(|(n, _)| (*n).to_owned()).collect(),
            values: columns.iter().map(|(_, v)| v.clone()).collect(),
        }
    }

    fn get(&self, name: &str) -> Done<&Value> {
        let at = self.names.iter().position(|n| n == name);
        at.map(|i| &self.values[i]).ok_or_else(|| Stop::failed(format!("no column {name} in the row")))
    }

    /// TEXT that may be NULL.
    pub fn text_or_none(&self, name: &str) -> Done<Option<String>> {
        match self.get(name)? {
            Value::Text(v) => Ok(v.clone()),
            Value::Int(None) | Value::Bool(None) | Value::Real(None) => Ok(None),
            _ => wrong(name, "text"),
        }
    }

    /// TEXT.
    pub fn text(&self, name: &str) -> Done<String> {
        self.text_or_none(name)?.ok_or_else(|| Stop::failed(format!("column {name}: found nothing, expected text")))
    }

    /// BIGINT that may be NULL.
    pub fn int_or_none(&self, name: &str) -> Done<Option<i64>> {
        match self.get(name)? {
            Value::Int(v) => Ok(*v),
            Value::Text(None) | Value::Bool(None) | Value::Real(None) => Ok(None),
            _ => wrong(name, "a whole number"),
        }
    }

    /// BIGINT.
    pub fn int(&self, name: &str) -> Done<i64> {
        self.int_or_none(name)?.ok_or_else(|| Stop::failed(format!("column {name}: found nothing, expected a number")))
    }

    /// BOOLEAN (SQLite gives 0 or 1).
    pub fn bool(&self, name: &str) -> Done<bool> {
        match self.get(name)? {
            Value::Bool(Some(v)) => Ok(*v),
            Value::Int(Some(0)) => Ok(false),
            Value::Int(Some(1)) => Ok(true),
            _ => wrong(name, "true or false"),
        }
    }

    /// DOUBLE PRECISION that may be NULL.
    pub fn real_or_none(&self, name: &str) -> Done<Option<f64>> {
        match self.get(name)? {
            Value::Real(v) => Ok(*v),
            Value::Int(v) => Ok(v.map(|v| v as f64)),
            Value::Text(None) | Value::Bool(None) => Ok(None),
            _ => wrong(name, "a number"),
        }
    }

    /// DOUBLE PRECISION.
    pub fn real(&self, name: &str) -> Done<f64> {
        self.real_or_none(name)?.ok_or_else(|| Stop::failed(format!("column {name}: found nothing, expected a number")))
    }

    /// An id of one kind.
    pub fn id<K: Kind>(&self, name: &str) -> Done<Id<K>> {
        let text = self.text(name)?;
        Id::parse(&text).ok_or_else(|| Stop::failed(format!("column {name}: no {} id", K::NAME)))
    }

    /// An id that may be NULL.
    pub fn id_or_none<K: Kind>(&self, name: &str) -> Done<Option<Id<K>>> {
        self.text_or_none(name)?.map(|_| self.id(name)).transpose()
    }

    /// A day.
    pub fn day(&self, name: &str) -> Done<Day> {
        Day::parse(&self.text(name)?).ok_or_else(|| Stop::failed(format!("column {name}: no day")))
    }

    /// A day that may be NULL.
    pub fn day_or_none(&self, name: &str) -> Done<Option<Day>> {
        self.text_or_none(name)?.map(|_| self.day(name)).transpose()
    }

    /// A moment.
    pub fn moment(&self, name: &str) -> Done<Moment> {
        Ok(Moment::from_millis(self.int(name)?))
    }

    /// A moment that may be NULL.
    pub fn moment_or_none(&self, name: &str) -> Done<Option<Moment>> {
        Ok(self.int_or_none(name)?.map(Moment::from_millis))
    }

    pub(crate) fn first_int(&self) -> Done<i64> {
        match self.values.first() {
            Some(Value::Int(Some(n))) => Ok(*n),
            other => Err(Stop::failed(format!("expected a count, found {other:?}"))),
        }
    }

    /// Every value as text, in column order, for exports that know their columns.
    pub fn as_texts(&self) -> Vec<Option<String>> {
        self.values
            .iter()
            .map(|v| match v {
                Value::Text(v) => v.clone(),
                Value::Int(v) => v.map(|v| v.to_string()),
                Value::Bool(v) => v.map(|v| v.to_string()),
                Value::Real(v) => v.map(|v| v.to_string()),
            })
            .collect()
    }
}

macro_rules! bind_all {
    ($args:expr, $to:expr) => {{
        let mut to = $to;
        for value in $args {
            match value {
                Value::Text(v) => to.add(v.clone()),
                Value::Int(v) => to.add(*v),
                Value::Bool(v) => to.add(*v),
                Value::Real(v) => to.add(*v),
            }
            .map_err(|e| Stop::failed(format!("argument: {e}")))?;
        }
        Ok(to)
    }};
}

pub(super) fn lite(args: &[Value]) -> Done<SqliteArguments> {
    bind_all!(args, SqliteArguments::default())
}

pub(super) fn pg(args: &[Value]) -> Done<PgArguments> {
    bind_all!(args, PgArguments::default())
}

pub(super) fn from_lite(row: &SqliteRow) -> Done<Row> {
    let mut values = Vec::with_capacity(row.len());
    for i in 0..row.len() {
        let raw = row.try_get_raw(i)?;
        values.push(if raw.is_null() {
            Value::Text(None)
        } else {
            match raw.type_info().name() {
                "INTEGER" | "BOOLEAN" => Value::Int(Some(row.try_get_unchecked(i)?)),
                "REAL" => Value::Real(Some(row.try_get_unchecked(i)?)),
                "TEXT" => Value::Text(Some(row.try_get_unchecked(i)?)),
                other => {
                    return Err(Stop::failed(format!(
                        "column {}: type {other} is not used here",
                        row.column(i).name()
                    )));
                }
            }
        });
    }
    Ok(Row { names: row.columns().iter().map(|c| c.name().to_owned()).collect(), values })
}

pub(super) fn from_pg(row: &PgRow) -> Done<Row> {
    let mut values = Vec::with_capacity(row.len());
    for i in 0..row.len() {
        values.push(match row.column(i).type_info().name() {
            "TEXT" | "VARCHAR" | "NAME" | "CHAR" | "unknown" => Value::Text(row.try_get_unchecked(i)?),
            "INT8" => Value::Int(row.try_get(i)?),
            "INT4" => Value::Int(row.try_get::<Option<i32>, _>(i)?.map(i64::from)),
            "BOOL" => Value::Bool(row.try_get(i)?),
            "FLOAT8" => Value::Real(row.try_get(i)?),
            other => {
                return Err(Stop::failed(format!("column {}: type {other} is not used here", row.column(i).name())));
            }
        });
    }
    Ok(Row { names: row.columns().iter().map(|c| c.name().to_owned()).collect(), values })
}
