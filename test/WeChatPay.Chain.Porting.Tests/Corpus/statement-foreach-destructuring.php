$list = json_decode('{"data":[{"id":"1","amount":{"total":5}},{"id":"2","amount":{"total":6}}]}', true);
foreach ($list['data'] as ['id' => $id, 'amount' => ['total' => $total]]) {
  echo $id, ' ', $total, PHP_EOL;
}
foreach ($list['data'] as $at => ['id' => $no]) { echo $at, $no; }
