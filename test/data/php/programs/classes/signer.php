<?php

class LegacySigner
{
    public function __construct(private string $key, private string $type = 'MD5')
    {
    }

    public function sign(array $fields): string
    {
        ksort($fields);
        $pairs = [];
        foreach ($fields as $name => $value) {
            if ($name === 'sign' || $value === '' || is_array($value) || $value === null) {
                continue;
            }
            $pairs[] = $name . '=' . $value;
        }
        $text = implode('&', $pairs) . '&key=' . $this->key;
        return strtoupper($this->type === 'MD5' ? md5($text) : hash_hmac('sha256', $text, $this->key));
    }

    public function verify(array $fields): bool
    {
        return isset($fields['sign']) && hash_equals($this->sign($fields), $fields['sign']);
    }
}

$fields = ['appid' => 'wx1', 'mch_id' => '1900000109', 'body' => '支付', 'total_fee' => 1, 'attach' => '', 'detail' => null];
$signer = new LegacySigner('0123456789abcdef0123456789abcdef');
$fields['sign'] = $signer->sign($fields);
echo $fields['sign'], ' ', json_encode($signer->verify($fields)), "\n";
$fields['total_fee'] = 2;
echo json_encode($signer->verify($fields)), ' ', (new LegacySigner('k', 'HMAC-SHA256'))->sign($fields);
