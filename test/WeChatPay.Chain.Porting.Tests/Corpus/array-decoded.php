$data = json_decode('{"a":[{"b":1}]}', true);
echo $data['a'][0]['b'];
$i = 0;
echo $data['a'][$i]['b'];
