-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Posts forms of always new people from always new addresses. BODY is the form without the e-mail.
local body = os.getenv("BENCH_BODY")
local path = os.getenv("BENCH_PATH")
local run = os.getenv("BENCH_RUN")
local pause = tonumber(os.getenv("BENCH_PAUSE") or "0")
local threads = {}
local n = 0
accepted = 0
others = 0

function setup(thread)
  table.insert(threads, thread)
end

function init()
  math.randomseed(tonumber(run))
end

if pause > 0 then
  function delay() return pause end
end

function request()
  n = n + 1
  local from = string.format("10.%d.%d.%d", math.random(0, 255), math.random(0, 255), math.random(1, 254))
  local email = string.format("&email=s%s-%d%%40d%d.example.org", run, n, math.random(1, 50000))
  local headers = {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["X-Forwarded-For"] = from,
    ["Host"] = "127.0.0.1",
  }
  return wrk.format("POST", path, headers, body .. email)
end

function response(status)
  if status == 303 then accepted = accepted + 1 else others = others + 1 end
end

function done(summary, latency)
  local yes, no = 0, 0
  for _, thread in ipairs(threads) do
    yes = yes + thread:get("accepted")
    no = no + thread:get("others")
  end
  io.write(string.format("RESULT %d %d %d %d %d %d\n", yes, no, summary.duration, latency:percentile(50),
    latency:percentile(99), summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
