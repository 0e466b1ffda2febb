//! The geometry of charts, for the theme's `web/_chart_*.html`: whole numbers in a box of fixed size, so that the
//! template draws and decides nothing. Colours are the page's own.

use locale::{Language, number};
use serde::Serialize;

/// The box of a chart, in the units of its `viewBox`.
const WIDTH: i64 = 720;
const HEIGHT: i64 = 160;
/// The room that a mark needs, a whole date.
const MARK: i64 = 72;
/// The box of a sparkline.
const SPARK: (i64, i64) = (96, 20);

/// A chart and the table that says the same.
#[derive(Debug, Serialize)]
pub(crate) struct Chart {
    width: i64,
    height: i64,
    /// The greatest value, written out: the mark at the top.
    top: String,
    bars: Vec<Bar>,
    /// The line through the values: `points` of a polyline.
    points: String,
    rows: Vec<Row>,
}

/// One value as a bar.
#[derive(Debug, Serialize)]
struct Bar {
    x: i64,
    y: i64,
    width: i64,
    height: i64,
    /// The middle, where its mark stands.
    middle: i64,
    /// The words under it, where there is room.
    mark: Option<String>,
    title: String,
}

#[derive(Debug, Serialize)]
struct Row {
    label: String,
    values: Vec<String>,
}

/// A value of a chart: what it is called, what is drawn, and what else stands in the table.
#[derive(Debug)]
pub(crate) struct Point {
    pub(crate) label: String,
    pub(crate) value: i64,
    pub(crate) others: Vec<i64>,
}

impl Chart {
    /// A chart of these values; every `every`th has a mark under it.
    pub(crate) fn new(points: &[Point], every: usize, language: Language) -> Self {
        let written = |value: i64| number(value, language);
        let most = points.iter().map(|point| point.value).max().unwrap_or(0).max(1);
        let step = WIDTH / i64::try_from(points.len()).unwrap_or(WIDTH).max(1);
        let bar = |(place, point): (usize, &Point)| {
            let x = i64::try_from(place).unwrap_or(0) * step;
            let height = scaled(point.value, most, HEIGHT);
            Bar {
                x: x + 1,
                y: HEIGHT - height,
                width: (step - 2).max(1),
                height,
                middle: x + step / 2,
                mark: (place % every.max(1) == 0 && x + MARK <= WIDTH).then(|| point.label.clone()),
                title: format!("{}: {}", point.label, written(point.value)),
            }
        };
        let bars: Vec<Bar> = points.iter().enumerate().map(bar).collect();
        let row = |point: &Point| Row {
            label: point.label.clone(),
            values: std::iter::once(point.value).chain(point.others.iter().copied()).map(written).collect(),
        };
        Self {
            width: WIDTH,
            height: HEIGHT,
            top: written(most),
            points: bars.iter().map(|bar| format!("{},{}", bar.middle, bar.y)).collect::<Vec<_>>().join(" "),
            bars,
            rows: points.iter().map(row).collect(),
        }
    }
}

/// The `points` of a sparkline.
pub(crate) fn spark(values: &[i64]) -> String {
    let (width, height) = SPARK;
    let most = values.iter().copied().max().unwrap_or(0).max(1);
    let last = i64::try_from(values.len()).unwrap_or(1).saturating_sub(1).max(1);
    let point = |(place, value): (usize, &i64)| {
        let x = i64::try_from(place).unwrap_or(0) * width / last;
        format!("{x},{}", height - scaled(*value, most, height))
    };
    values.iter().enumerate().map(point).collect::<Vec<_>>().join(" ")
}

/// Something that is there is seen: at least one unit high.
fn scaled(value: i64, most: i64, height: i64) -> i64 {
    if value <= 0 { 0 } else { (value.saturating_mul(height) / most).clamp(1, height) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(values: &[i64]) -> Vec<Point> {
        let point = |value: &i64| Point { label: format!("at {value}"), value: *value, others: vec![7] };
        values.iter().map(point).collect()
    }

    #[test]
    fn the_greatest_value_fills_the_box_and_a_small_one_is_seen() {
        let chart = Chart::new(&points(&[0, 1, 2_000]), 2, Language::EnGb);
        let heights: Vec<i64> = chart.bars.iter().map(|bar| bar.height).collect();
        assert_eq!(heights, [0, 1, HEIGHT]);
        assert_eq!(chart.top, "2,000");
        assert_eq!(chart.bars[2].title, "at 2000: 2,000");
        let marks: Vec<bool> = chart.bars.iter().map(|bar| bar.mark.is_some()).collect();
        assert_eq!(marks, [true, false, true]);
        assert_eq!(chart.rows[2].values, ["2,000", "7"]);
        assert_eq!(chart.points, "120,160 360,159 600,0");
    }

    #[test]
    fn nothing_to_show_is_shown_as_nothing() {
        let chart = Chart::new(&[], 1, Language::EnGb);
        assert!(chart.bars.is_empty() && chart.points.is_empty());
        assert_eq!(spark(&[]), "");
        assert_eq!(spark(&[3]), "0,0");
        assert_eq!(spark(&[0, 4, i64::MAX]), "0,20 48,19 96,19");
    }
}
