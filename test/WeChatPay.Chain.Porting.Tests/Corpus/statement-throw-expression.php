$data = json_decode('{"a":1}', true);
$a = $data['a'] ?? throw new \Exception('no a');
echo $a;
