$data = json_decode('{"a":"x","n":1}', true);
if ($data['a'] === 'x') { echo 1; }
if ($data['n'] !== 1) { echo 2; }
if ($data['zz'] === null) { echo 3; }
if (null !== $data['a']) { echo 4; }
$s = 'a';
if ($s === 'a' && 1 === 1) { echo 5; }
