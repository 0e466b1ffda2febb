//! From elements to the parts of a file that mean something.

use std::io::BufRead;
use std::ops::ControlFlow;

use super::elements::{Elements, Name, Part, Space};
use super::item::Item;
use crate::html::{clean_line, plain};
use crate::refused::Refused;

/// A part of the file that means something.
pub(super) enum Entry {
    Site(&'static str, String),
    Author(String, String),
    Item(Box<Item>),
}

/// What is open: names from the root on, and what is being collected.
#[derive(Default)]
struct Walk {
    stack: Vec<Name>,
    text: String,
    told: [String; 2],
    item: Option<Box<Item>>,
    author: (String, String),
    is_wordpress: bool,
}

/// Goes through the file, and hands out its parts in their order.
pub(super) fn walk(
    file: impl BufRead,
    take: &mut dyn FnMut(Entry) -> ControlFlow<()>,
) -> Result<(), Refused> {
    let mut elements = Elements::new(file);
    let mut walk = Walk::default();
    let no_export = "this is no export of WordPress";
    loop {
        match elements.next()? {
            Part::Start(name, told) => {
                let fits = match walk.stack.len() {
                    0 => name.is(Space::Rss, "rss"),
                    1 => name.is(Space::Rss, "channel"),
                    _ => true,
                };
                if !fits {
                    return Err(elements.refuse(format!(
                        "{no_export}: <{}> stands where rss and channel belong",
                        name.local
                    )));
                }
                let line = elements.line();
                walk.start(name, told, line);
            }
            Part::Text(text) => walk.add(&text),
            Part::End => {
                if let Some(entry) = walk.end()
                    && take(entry).is_break()
                {
                    return Ok(());
                }
            }
            Part::Eof if walk.is_wordpress => return Ok(()),
            Part::Eof => {
                return Err(elements.refuse(format!("{no_export}: nothing in it is WordPress's own")));
            }
        }
    }
}

impl Walk {
    fn start(&mut self, name: Name, told: [String; 2], line: usize) {
        self.is_wordpress |= name.space == Space::WordPress;
        if self.stack.len() == 2 && name.is(Space::Rss, "item") {
            self.item = Some(Box::new(Item::at(line)));
        }
        self.stack.push(name);
        self.text.clear();
        self.told = told;
    }

    fn add(&mut self, text: &str) {
        let Some(name) = self.stack.last() else { return };
        let room = Item::room(name);
        if self.text.len() + text.len() <= room {
            self.text.push_str(text);
            return;
        }
        if let Some(item) = self.item.as_mut().filter(|_| name.is(Space::Content, "encoded")) {
            item.is_too_long = true;
        }
    }

    fn end(&mut self) -> Option<Entry> {
        let name = self.stack.pop()?;
        let text = std::mem::take(&mut self.text);
        if self.stack.len() == 2 && self.item.is_some() {
            return self.item.take().map(Entry::Item);
        }
        match (&mut self.item, self.stack.as_slice()) {
            (Some(item), [_, _, _]) if name.is(Space::Rss, "category") => item.term(&self.told, &text),
            (Some(item), [_, _, _]) if name.space == Space::WordPress && text.trim().is_empty() => {
                item.end_beside(&name);
                item.set(&name, text);
            }
            (Some(item), [_, _, _]) => item.set(&name, text),
            (Some(item), [_, _, _, of]) => item.beside(of, &name, &text),
            (None, [_, _, of]) if of.is(Space::WordPress, "author") && name.space == Space::WordPress => {
                match name.local.as_str() {
                    "author_login" => self.author.0 = clean_line(&text),
                    "author_display_name" => self.author.1 = plain(&text),
                    _ => {}
                }
            }
            (None, [_, _]) if name.is(Space::WordPress, "author") => {
                let (login, name) = std::mem::take(&mut self.author);
                return Some(Entry::Author(login, name));
            }
            (None, [_, _]) => {
                let key =
                    [("base_blog_url", Space::WordPress), ("link", Space::Rss), ("language", Space::Rss)];
                let key = key.into_iter().find(|(local, space)| name.is(*space, local))?.0;
                return Some(Entry::Site(key, clean_line(&text)));
            }
            _ => {}
        }
        None
    }
}
