$string = 'a'; $class = 'b'; $event = 'c'; $args = 'd'; $out = 'e'; $_x = 'f'; $订单 = 'g';
echo $string, $class, $event, $args, $out, $_x, $订单;
