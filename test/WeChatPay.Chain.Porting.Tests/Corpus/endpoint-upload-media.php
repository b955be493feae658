use WeChatPay\Util\MediaUtil;

$media = new MediaUtil('/your/file/path/image.jpg');
$resp = $instance['v3/merchant/media/upload']->post([
  'body' => $media->getStream(),
  'headers' => [
    'content-type' => $media->getContentType(),
  ],
]);
