$data = json_decode('{"a":1}', true);
if (isset($data['a'], $data['b']['c'])) { echo 1; }
if (!isset($data['z']) || empty($data['a'])) { echo 2; }
$order = [];
$order['k'] = 1;
if (isset($order['x'])) { echo 3; }
