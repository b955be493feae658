<?php

class Message
{
    private array $parts = [];

    public function add(string $part): void
    {
        $this->parts[] = trim($part);
    }

    public function text(): string
    {
        return implode(' ', $this->parts);
    }

    public function digest(): string
    {
        return strtoupper(md5($this->text()));
    }

    public function code(): string
    {
        return base64_encode($this->text()) . ' ' . bin2hex('ab') . ' ' . hash('sha256', $this->text()) . ' ' . hash_hmac('sha256', 'a', 'k');
    }
}

$message = new Message();
$message->add(' 您好 ');
$message->add('order');
echo $message->text(), "\n", $message->digest(), "\n", $message->code(), "\n";
$instance->chain('v3/marketing/favor/stocks')->get(['query' => ['offset' => 0, 'limit' => 10, 'stock_creator_mchid' => '1900000109']]);
