$data = json_decode('{"code":"OK","detail":{"id":1}}', true);
['code' => $code, 'detail' => ['id' => $id]] = $data;
echo $code, $id;
['code' => $other] = json_decode('{"code":"X"}', true);
echo $other;
