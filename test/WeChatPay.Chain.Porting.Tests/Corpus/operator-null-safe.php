$data = json_decode('{"a":null}');
echo $data?->a?->b;
