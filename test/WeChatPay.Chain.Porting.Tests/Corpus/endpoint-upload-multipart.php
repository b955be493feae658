use GuzzleHttp\Psr7\MultipartStream;
use GuzzleHttp\Psr7\LazyOpenStream;

$multipart = new MultipartStream([
  [
    'name' => 'meta',
    'contents' => json_encode(['filename' => 'a.jpg', 'sha256' => hash_file('sha256', '/tmp/a.jpg')]),
    'headers' => ['Content-Type' => 'application/json'],
  ],
  [
    'name' => 'file',
    'filename' => 'a.jpg',
    'contents' => new LazyOpenStream('/tmp/a.jpg', 'rb'),
    'headers' => ['Content-Type' => 'image/jpg'],
  ],
]);
$instance->v3->marketing->favor->media->imageUpload->post([
  'body' => $multipart,
  'headers' => ['Content-Type' => 'multipart/form-data; boundary=' . $multipart->getBoundary()],
]);
