-- SPDX-License-Identifier: AGPL-3.0-or-later
wrk.headers["Host"] = "127.0.0.1"
wrk.headers["Accept-Encoding"] = "gzip, br"
local threads = {}
accepted = 0
others = 0

function setup(thread)
  table.insert(threads, thread)
end

function response(status)
  if status == 200 then accepted = accepted + 1 else others = others + 1 end
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
