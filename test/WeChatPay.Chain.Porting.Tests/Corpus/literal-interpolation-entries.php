$order = json_decode('{"a":{"b":1},"c":[1,2]}', true);
echo "a {$order['a']['b']} c $order[c] {$order['c'][0]}";
