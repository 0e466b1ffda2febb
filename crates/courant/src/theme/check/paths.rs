//! Files that do nothing: most often their path has a slip in it.

use web::ThemeFiles;

use super::Bench;
use crate::theme::nearest::nearest;

/// Files for people, wherever they lie.
const NOTES: [&str; 3] = [".md", ".txt", "LICENSE"];

pub(super) fn look(bench: &mut Bench) {
    if !bench.has_author {
        return;
    }
    let embedded = ThemeFiles::over([]);
    let own: Vec<String> =
        bench.files.paths().filter(|path| bench.files.is_own(path)).map(str::to_owned).collect();
    for path in own {
        let is_known = embedded.bytes(&path).is_some() || FONTS.contains(&path.as_str());
        // A sample that fits no template was found when it was read.
        let is_sample = path.starts_with("samples/") && path.ends_with(".json");
        if is_known || is_sample || NOTES.iter().any(|end| path.ends_with(end)) || is_named(bench, &path) {
            continue;
        }
        let file = path.rsplit('/').next().unwrap_or(&path);
        let meant = nearest(&path, embedded.paths().chain(FONTS)).or_else(|| {
            // The right name in the wrong folder.
            embedded.paths().find(|known| known.rsplit('/').next() == Some(file))
        });
        let hint = match meant {
            Some(meant) => format!("; did you mean {meant}?"),
            None => "; see docs/themes.md for the paths of a theme".to_owned(),
        };
        bench.find((&path, 1), format!("overrides nothing, and no other file names it{hint}"));
    }
}

/// Files of a theme that the binary does not bring, but asks for.
const FONTS: [&str; 1] = ["cards/headline.ttf"];

/// Whether another file of the theme asks for this one.
fn is_named(bench: &Bench, path: &str) -> bool {
    let named = |other: &str| {
        let text = bench.files.text(other).unwrap_or("");
        match path.strip_prefix("assets/") {
            // By its address in a page, relative to the style sheet in that.
            Some(name) => {
                text.contains(&format!("/{path}")) || (other.ends_with(".css") && text.contains(name))
            }
            None => bench.named(other).iter().any(|(_, _, name)| name == path),
        }
    };
    bench.files.paths().filter(|other| *other != path && !other.starts_with("samples/")).any(named)
}
