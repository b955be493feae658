<?php

class Uploader
{
    private const LIMIT = 2 * 1024 * 1024;

    public function __construct(private string $folder)
    {
    }

    public function meta(string $name, string $bytes): array
    {
        if (strlen($bytes) > self::LIMIT) {
            throw new \LengthException('too large');
        }
        $extension = strtolower(pathinfo_extension($name));
        if (!in_array($extension, ['jpg', 'png', 'bmp'])) {
            throw new \InvalidArgumentException("no image: {$extension}");
        }
        return ['filename' => basename($name), 'sha256' => hash('sha256', $bytes)];
    }
}

function pathinfo_extension(string $name): string
{
    $dot = strrpos($name, '.');
    return $dot === false ? '' : substr($name, $dot + 1);
}

$uploader = new Uploader('/tmp');
foreach (['a/b.JPG', 'x.gif', 'none'] as $name) {
    try {
        echo json_encode($uploader->meta($name, 'bytes')), "\n";
    } catch (\InvalidArgumentException $e) {
        echo $e->getMessage(), "\n";
    }
}
