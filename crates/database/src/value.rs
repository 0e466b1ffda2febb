//! The small value layer that hides the engines: what goes into a statement and what comes out of a row.

use std::borrow::Cow;

use crate::error::{Error, Result};

/// A value that a row holds. Only these five kinds exist on both engines.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// SQL NULL.
    Null,
    /// BIGINT.
    Int(i64),
    /// DOUBLE PRECISION.
    Real(f64),
    /// BOOLEAN. SQLite has none and gives an integer; [`FromValue`] for `bool` takes both.
    Bool(bool),
    /// TEXT.
    Text(String),
}

/// A value that is bound to a placeholder. Made by [`args!`](crate::args).
#[derive(Clone, Debug, PartialEq)]
pub enum Arg<'a> {
    /// SQL NULL of whatever type the placeholder has.
    Null,
    /// BIGINT.
    Int(i64),
    /// DOUBLE PRECISION.
    Real(f64),
    /// BOOLEAN.
    Bool(bool),
    /// TEXT.
    Text(Cow<'a, str>),
}

/// The arguments of a statement, in the order of their numbers: `args![id, &name]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { &[$($crate::Arg::from($value)),*] };
}

macro_rules! arg_from {
    ($($kind:ty => $variant:ident),*) => {$(
        impl From<$kind> for Arg<'_> {
            fn from(value: $kind) -> Self { Self::$variant(value.into()) }
        }
    )*};
}
arg_from!(i64 => Int, i32 => Int, u32 => Int, f64 => Real, bool => Bool, String => Text);

impl<'a> From<&'a str> for Arg<'a> {
    fn from(value: &'a str) -> Self {
        Self::Text(Cow::Borrowed(value))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(value: &'a String) -> Self {
        Self::Text(Cow::Borrowed(value))
    }
}

impl<'a, T: Into<Arg<'a>>> From<Option<T>> for Arg<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<'a> From<&'a Option<String>> for Arg<'a> {
    fn from(value: &'a Option<String>) -> Self {
        value.as_deref().into()
    }
}

/// A type that one column can become.
pub trait FromValue: Sized {
    /// The value as this type, or `None` where it does not fit.
    fn from_value(value: Value) -> Option<Self>;
}

impl FromValue for i64 {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Int(n) = value { Some(n) } else { None }
    }
}

impl FromValue for f64 {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Real(n) => Some(n),
            // SQLite keeps 1.0 as 1 in some expressions.
            Value::Int(n) => i32::try_from(n).ok().map(Self::from),
            _ => None,
        }
    }
}

impl FromValue for bool {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Bool(b) => Some(b),
            Value::Int(n) => Some(n != 0),
            _ => None,
        }
    }
}

impl FromValue for String {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Text(text) = value { Some(text) } else { None }
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value) -> Option<Self> {
        if value == Value::Null { Some(None) } else { T::from_value(value).map(Some) }
    }
}

/// One row, read from left to right: the order of the fields is the order of the SELECT list.
#[derive(Debug)]
pub struct Row {
    values: std::vec::IntoIter<Value>,
    column: usize,
}

impl Row {
    pub(crate) fn new(values: Vec<Value>) -> Self {
        Self { values: values.into_iter(), column: 0 }
    }

    /// The next column.
    ///
    /// # Errors
    /// [`Error::Decode`] where there is none, or where it has another type.
    #[expect(clippy::should_implement_trait, reason = "a typed step through one row is no iterator")]
    pub fn next<T: FromValue>(&mut self) -> Result<T> {
        let column = self.column;
        self.column += 1;
        self.values.next().and_then(T::from_value).ok_or(Error::Decode { column })
    }

    /// All columns that are left, whatever they are.
    pub(crate) fn rest(&mut self) -> Vec<Value> {
        self.values.by_ref().collect()
    }
}

/// A type that a whole row can become.
pub trait FromRow: Sized {
    /// Reads the columns in order.
    ///
    /// # Errors
    /// [`Error::Decode`] where a column does not fit.
    fn from_row(row: &mut Row) -> Result<Self>;
}

impl FromRow for i64 {
    fn from_row(row: &mut Row) -> Result<Self> {
        row.next()
    }
}

impl FromRow for String {
    fn from_row(row: &mut Row) -> Result<Self> {
        row.next()
    }
}

macro_rules! row_tuple {
    ($($name:ident),+) => {
        impl<$($name: FromValue),+> FromRow for ($($name,)+) {
            fn from_row(row: &mut Row) -> Result<Self> { Ok(($(row.next::<$name>()?,)+)) }
        }
    };
}
row_tuple!(A);
row_tuple!(A, B);
row_tuple!(A, B, C);
row_tuple!(A, B, C, D);
row_tuple!(A, B, C, D, E);
