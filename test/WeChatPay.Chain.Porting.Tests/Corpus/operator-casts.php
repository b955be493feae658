$data = json_decode('{"n":"12"}', true);
$a = (int)$data['n'];
$b = (float) $data['n'];
$c = (bool)$data['n'];
$d = (string)$a;
$e = (integer) '5' + 1;
print_r([$a, $b, $c, $d, $e]);
