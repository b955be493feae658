$x = 1;
$x = 'a';
$x = [1, 2];
print_r($x);
