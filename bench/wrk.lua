-- Load for bench/load.py. After `--` stand: "read", or "post TOKEN MARK" to send one comment after another, each with
-- a text and a key of its own. The last line of output is JSON.
local posting, token, mark, sent = false, "", "", 0
local threads = {}

-- Runs once per thread, in the thread's own state; `done` reads what is global there.
function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  posting = args[1] == "post"
  acknowledged, refused = 0, 0
  if not posting then return end
  token, mark = args[2], args[3]
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
  request = function()
    sent = sent + 1
    local words = string.rep("The+harbour+opens+in+May+and+the+rope+line+stays.+", 4)
    return wrk.format(nil, nil, nil, string.format("name=Rieke&email=&token=%s&key=%sk%d&text=%sq%dz+%s", token, mark, sent, mark, sent, words))
  end
  response = function(status)
    if status == 303 or status == 302 or status == 201 then acknowledged = acknowledged + 1 else refused = refused + 1 end
  end
end

function done(summary, latency)
  local taken, declined = 0, 0
  for _, thread in ipairs(threads) do
    taken = taken + (thread:get("acknowledged") or 0)
    declined = declined + (thread:get("refused") or 0)
  end
  local e = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"seconds":%.4f,"p50_us":%d,"p99_us":%d,"max_us":%d,"failed":%d,"acknowledged":%d,"refused":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50), latency:percentile(99), latency.max,
    e.status + e.connect + e.read + e.write + e.timeout, taken, declined))
end
