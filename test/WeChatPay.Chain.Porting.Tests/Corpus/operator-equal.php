$data = json_decode('{"a":"x","n":1}', true);
$response = $instance->v3->certificates->get();
if ($response->getStatusCode() == 200) { echo 1; }
if ($data['a'] == 'x') { echo 2; }
if ($data['n'] != 1) { echo 3; }
$s = 'SUCCESS';
if ($s == 'SUCCESS') { echo 4; }
