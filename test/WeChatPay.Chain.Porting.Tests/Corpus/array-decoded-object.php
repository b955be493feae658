$data = json_decode('{"a":{"b":1},"c-d":2}');
echo $data->a->b, $data->{'c-d'};
