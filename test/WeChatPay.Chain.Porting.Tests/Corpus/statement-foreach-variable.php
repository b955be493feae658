$names = ['a', 'b'];
foreach ($names as $name) { echo $name; }
$map = ['x' => 1];
foreach ($map as $value) { echo $value; }
