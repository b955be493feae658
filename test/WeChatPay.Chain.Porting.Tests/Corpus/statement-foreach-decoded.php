$data = json_decode('{"data":[{"id":1}],"map":{"a":1}}', true);
foreach ($data['data'] as $item) {
  echo $item['id'];
}
foreach ($data['map'] as $k => $v) {
  echo $k . '=' . $v, PHP_EOL;
}
foreach ($data['data'] as $i => $item) echo $i;
