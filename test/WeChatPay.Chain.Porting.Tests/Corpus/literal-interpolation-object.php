$order = json_decode('{"id":1}');
echo "id $order->id {$order->id}";
