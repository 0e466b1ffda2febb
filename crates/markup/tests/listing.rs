//! Job adverts.

use markup::listing;

#[test]
fn headings_start_at_level_two() {
    let html = listing("# One\n## Two\n### Three\n##### Five\ntext\nflows").unwrap().html.into_string();
    assert_eq!(html, "<h2>One</h2><h2>Two</h2><h3>Three</h3><h4>Five</h4><p>text\nflows</p>");
}

#[test]
fn duties_as_a_list() {
    let got = listing("Duties:\n\n* weld\n* grind").unwrap();
    assert_eq!(got.html.as_str(), "<p>Duties:</p><ul><li>weld</li><li>grind</li></ul>");
    assert_eq!(got.plain, "Duties: weld grind");
}
