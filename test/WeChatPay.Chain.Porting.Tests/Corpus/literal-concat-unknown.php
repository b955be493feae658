$data = json_decode('{"a":true}', true);
echo 'a ' . $data['a'] . PHP_EOL;
echo 'f ' . 1.5 . true . null;
