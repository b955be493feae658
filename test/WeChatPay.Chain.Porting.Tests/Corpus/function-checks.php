$d = json_decode('[1]', true);
if (is_array($d) && !is_null($d) && !is_string($d) && is_int($d[0])) { echo 1; }
