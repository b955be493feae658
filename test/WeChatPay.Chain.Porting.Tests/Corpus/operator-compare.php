$n = 5;
if ($n > 3 && $n <= 10 || $n < 0) { echo 1; }
$data = json_decode('{"n":7}', true);
if ((int)$data['n'] >= 7) { echo 2; }
