//! The numbers under their names. Labels are words of the program: no name, address or slug of the paper is one.

use database::Engine;
use prometheus::TextEncoder;
use prometheus::proto::{Bucket, Counter, Gauge, Histogram, LabelPair, Metric, MetricFamily, MetricType};
use web::{Answers, BOUNDS, Class, Meters};

use super::read::Read;

/// Statuses by their first digit.
const STATUSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];

/// What a number is called, and what it says.
type Named = (&'static str, &'static str);

/// The families in the order in which they are told.
#[derive(Default)]
pub(super) struct Families(Vec<MetricFamily>);

impl Families {
    /// All of them in the text format.
    pub(super) fn text(&self) -> Result<String, String> {
        TextEncoder::new().encode_to_string(&self.0).map_err(|error| error.to_string())
    }

    pub(super) fn gauge(&mut self, name: &'static str, help: &'static str, value: impl Number) {
        self.push((name, help), MetricType::GAUGE, vec![gauge(&[], value.as_float())]);
    }

    pub(super) fn counter(&mut self, name: &'static str, help: &'static str, value: u64) {
        self.push((name, help), MetricType::COUNTER, vec![counter(&[], value)]);
    }

    /// Which program this is, over which database, and since when it runs (microseconds since 1970 UTC).
    pub(super) fn build(&mut self, engine: Engine, began: i64) {
        let version = [("version", env!("CARGO_PKG_VERSION"))];
        let build = ("courant_build_info", "The program; its version stands in the label.");
        self.push(build, MetricType::GAUGE, vec![gauge(&version, 1.0)]);
        let database = ("courant_database_info", "The database; its engine stands in the label.");
        self.push(database, MetricType::GAUGE, vec![gauge(&[("engine", engine.as_str())], 1.0)]);
        self.gauge(
            "process_start_time_seconds",
            "When the process began, in seconds since 1970 UTC.",
            Micros(began),
        );
    }

    /// What was answered, how long it took, and what of it came from the page cache: `kept` pages, and their bytes.
    pub(super) fn answers(&mut self, meters: &Meters, kept: (u64, u64)) {
        let all = meters.answers();
        let requests = all.iter().flat_map(requests).collect();
        let named = ("courant_requests_total", "Answers by what they were and by their status.");
        self.push(named, MetricType::COUNTER, requests);
        let timed = all.iter().filter(|answers| answers.class != Class::Cached).map(timed).collect();
        let named =
            ("courant_request_seconds", "How long answers took that did not come from the page cache.");
        self.push(named, MetricType::HISTOGRAM, timed);
        let hits = all.iter().filter(|answers| answers.class == Class::Cached);
        let hits = hits.flat_map(|answers| answers.statuses).sum();
        self.counter("courant_page_cache_hits_total", "Pages that were ready.", hits);
        self.counter("courant_page_cache_misses_total", "Shared pages that were made.", meters.renders());
        self.gauge("courant_page_cache_entries", "Pages that are kept.", kept.0);
        self.gauge("courant_page_cache_bytes", "Memory of the pages that are kept.", kept.1);
        self.gauge("courant_renders", "Shared pages that are being made.", meters.rendering());
    }

    /// What was read at `now`, microseconds since 1970 UTC.
    pub(super) fn database(&mut self, read: &Read, now: i64) {
        let by_kind = |value: &dyn Fn(&tasks::Standing) -> f64| {
            read.tasks.iter().map(|tasks| gauge(&[("kind", &tasks.kind)], value(tasks))).collect::<Vec<_>>()
        };
        for (named, metrics) in [
            (
                ("courant_tasks_waiting", "Tasks that should run, or are running, by kind."),
                by_kind(&|tasks| tasks.due.as_float()),
            ),
            (
                ("courant_tasks_failed", "Tasks that failed and are tried again, by kind."),
                by_kind(&|tasks| tasks.failed.as_float()),
            ),
            (
                (
                    "courant_tasks_oldest_seconds",
                    "How long the oldest task has waited for its turn, by kind.",
                ),
                by_kind(&|tasks| Micros(now.saturating_sub(tasks.first).max(0)).as_float()),
            ),
        ] {
            // A paper without any task has no such family.
            if !metrics.is_empty() {
                self.push(named, MetricType::GAUGE, metrics);
            }
        }
        let mails = read.tasks.iter().find(|tasks| tasks.kind == mail::KIND).map_or(0, |tasks| tasks.all);
        self.gauge("courant_mails_waiting", "Mails that were not sent yet.", mails);
        self.gauge("courant_comments_waiting", "Comments that wait for a moderator.", read.comments);
        let lag = read.behind.map_or(0, |behind| now.saturating_sub(behind).max(0));
        self.gauge(
            "courant_search_lag_seconds",
            "How far the index of the search is behind the comments.",
            Micros(lag),
        );
    }

    fn push(&mut self, (name, help): Named, kind: MetricType, metrics: Vec<Metric>) {
        let mut family = MetricFamily::default();
        family.set_name(name.to_owned());
        family.set_help(help.to_owned());
        family.set_field_type(kind);
        family.set_metric(metrics);
        self.0.push(family);
    }
}

/// Microseconds that are told in seconds.
pub(super) struct Micros(i64);

/// A number as it is told: the format knows floating point alone, in which counts are exact up to 2^53.
pub(super) trait Number {
    fn as_float(&self) -> f64;
}

macro_rules! numbers {
    ($($kind:ty),*) => {
        $(impl Number for $kind {
            #[expect(clippy::as_conversions, reason = "there is no other way from a whole number to a float")]
            fn as_float(&self) -> f64 {
                *self as f64
            }
        })*
    };
}

numbers!(u64, i64, usize);

impl Number for Micros {
    fn as_float(&self) -> f64 {
        self.0.as_float() / 1_000_000.0
    }
}

fn metric(labels: &[(&str, &str)]) -> Metric {
    let pair = |(name, value): &(&str, &str)| {
        let mut pair = LabelPair::default();
        pair.set_name((*name).to_owned());
        pair.set_value((*value).to_owned());
        pair
    };
    Metric::from_label(labels.iter().map(pair).collect())
}

fn gauge(labels: &[(&str, &str)], value: f64) -> Metric {
    let (mut metric, mut gauge) = (metric(labels), Gauge::default());
    gauge.set_value(value);
    metric.set_gauge(gauge);
    metric
}

fn counter(labels: &[(&str, &str)], value: u64) -> Metric {
    let (mut metric, mut counter) = (metric(labels), Counter::default());
    counter.set_value(value.as_float());
    metric.set_counter(counter);
    metric
}

fn requests(answers: &Answers) -> Vec<Metric> {
    let class = answers.class.as_str();
    let by_status = STATUSES.into_iter().zip(answers.statuses);
    by_status.map(|(status, count)| counter(&[("class", class), ("status", status)], count)).collect()
}

fn timed(answers: &Answers) -> Metric {
    let mut sum = 0;
    let mut buckets = Vec::with_capacity(BOUNDS.len());
    for (bound, count) in BOUNDS.into_iter().zip(answers.times) {
        sum += count;
        let mut bucket = Bucket::default();
        bucket.set_upper_bound(bound.as_float() / 1_000_000.0);
        bucket.set_cumulative_count(sum);
        buckets.push(bucket);
    }
    let mut histogram = Histogram::default();
    histogram.set_bucket(buckets);
    histogram.set_sample_count(answers.times.iter().sum());
    histogram.set_sample_sum(answers.micros.as_float() / 1_000_000.0);
    let mut metric = metric(&[("class", answers.class.as_str())]);
    metric.set_histogram(histogram);
    metric
}
