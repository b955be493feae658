$data = json_decode('{"a":null}', true);
$a = $data['a'] ?? 'none';
$b = $data['x']['y'] ?? null;
$order = ['k' => 1];
$order['l'] = 2;
$c = $order['m'] ?? 'none';
print_r([$a, $b, $c]);
$d = null ?? null;
var_dump($d, null ?? 'none');
