$response = $instance->v3->billdownload->file->get(['query' => ['token' => 'xx']]);
echo substr((string) $response->getBody(), 0, 3);
echo bin2hex($response->getBody()->read(2)), strlen((string) $response->getBody());
$head = $response->getBody()->read(3);
if ($head === '`交') {
  echo 'csv';
}
