<?php

final class UrlSigner
{
    public function __construct(private string $secret, private int $ttl = 60)
    {
    }

    public function sign(string $url, int $now): string
    {
        $expires = $now + $this->ttl;
        $separator = strpos($url, '?') === false ? '?' : '&';
        $signed = "{$url}{$separator}expires={$expires}";
        return $signed . '&sign=' . hash_hmac('md5', $signed, $this->secret);
    }

    public function verify(string $url, int $now): bool
    {
        $query = parse_url($url)['query'] ?? '';
        parse_str($query, $fields);
        $plain = preg_replace('/&sign=[0-9a-f]+$/', '', $url);
        return ($fields['expires'] ?? 0) >= $now && hash_equals(hash_hmac('md5', $plain, $this->secret), $fields['sign'] ?? '');
    }
}

$signer = new UrlSigner('secret');
$url = $signer->sign('https://shop.example/pay?no=a-1', 1700000000);
echo $url, ' ', json_encode([$signer->verify($url, 1700000030), $signer->verify($url, 1700000999), $signer->verify($url . '0', 1700000030)]);
