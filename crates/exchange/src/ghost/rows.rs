//! The rows of the tables, one by one.

use std::fmt;
use std::io::Read;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::refused::Refused;

/// A row of a table.
pub(super) type Fields = Map<String, Value>;

/// Whoever reads the rows.
pub(super) trait Reader {
    /// Whether the rows of a table are wanted. Those of others are skipped, unread: they hold passwords and keys.
    fn wants(&self, table: &str) -> bool;
    /// Takes a row; says whether more are wanted.
    fn row(&mut self, table: &str, row: Fields) -> bool;
    /// A part of the head of the file.
    fn meta(&mut self, _meta: Fields) {}
}

/// Reads a file until its end, or until no more rows are wanted.
pub(super) fn read(file: impl Read, reader: &mut dyn Reader) -> Result<(), Refused> {
    let mut stopped = false;
    let mut json = serde_json::Deserializer::from_reader(file);
    let walk = Walk { reader, stopped: &mut stopped, place: Place::Root };
    let read = walk.deserialize(&mut json).and_then(|()| json.end());
    match read {
        Err(error) if !stopped => {
            let (line, column) = (error.line().max(1), error.column().max(1));
            let words = error.to_string();
            // The place stands in front already.
            let reason =
                words.rsplit_once(" at line ").map_or(words.as_str(), |(reason, _)| reason).to_owned();
            Err(Refused { line, column, reason })
        }
        _ => Ok(()),
    }
}

/// Where in the file something stands.
enum Place {
    /// The file itself, or an element of `db`.
    Root,
    /// `db`: a list of such files, of which there is one.
    Files,
    /// `data`: the tables.
    Tables,
    /// The rows of a table.
    Rows(String),
}

struct Walk<'a> {
    reader: &'a mut dyn Reader,
    stopped: &'a mut bool,
    place: Place,
}

impl Walk<'_> {
    fn at(&mut self, place: Place) -> Walk<'_> {
        Walk { reader: self.reader, stopped: self.stopped, place }
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        match self.place {
            Place::Root | Place::Tables => from.deserialize_map(self),
            Place::Files | Place::Rows(_) => from.deserialize_seq(self),
        }
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.place {
            Place::Root => "an export of Ghost, an object with db or data",
            Place::Files => "a list of exports of Ghost",
            Place::Tables => "the tables of an export of Ghost",
            Place::Rows(_) => "the rows of a table",
        })
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let is_root = matches!(self.place, Place::Root);
        let mut has_data = false;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "db" if is_root => {
                    has_data = true;
                    map.next_value_seed(self.at(Place::Files))?;
                }
                "data" if is_root => {
                    has_data = true;
                    map.next_value_seed(self.at(Place::Tables))?;
                }
                "meta" if is_root => {
                    let meta = map.next_value::<Fields>()?;
                    self.reader.meta(meta);
                }
                table if !is_root && self.reader.wants(table) => {
                    let rows = Place::Rows(table.to_owned());
                    map.next_value_seed(self.at(rows))?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        if is_root && !has_data {
            return Err(A::Error::custom("this is no export of Ghost: it has neither db nor data"));
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        let table = match &self.place {
            Place::Rows(table) => table.clone(),
            _ => {
                while list.next_element_seed(self.at(Place::Root))?.is_some() {}
                return Ok(());
            }
        };
        while let Some(row) = list.next_element::<Fields>()? {
            if !self.reader.row(&table, row) {
                *self.stopped = true;
                return Err(A::Error::custom("nobody wants more"));
            }
        }
        Ok(())
    }
}

/// A field as text: numbers and truths of older versions too; empty where there is none.
pub(super) fn text(row: &Fields, name: &str) -> String {
    match row.get(name) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(is)) => if *is { "1" } else { "0" }.to_owned(),
        _ => String::new(),
    }
}

/// A field as a number; 0 where it is none.
pub(super) fn number(row: &Fields, name: &str) -> i64 {
    row.get(name).and_then(Value::as_i64).unwrap_or(0)
}
