$instance->v3->merchant->media->upload->post([
  'multipart' => [
    ['name' => 'meta', 'contents' => '{"filename":"a.jpg"}'],
    ['name' => 'file', 'filename' => 'a.jpg', 'contents' => \GuzzleHttp\Psr7\Utils::streamFor('abc')],
  ],
]);
