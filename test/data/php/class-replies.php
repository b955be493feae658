<?php

final class Replies
{
    public static function success(): string
    {
        return json_encode(['code' => 'SUCCESS', 'message' => '成功/ok']);
    }

    public static function failure(string $message, int $status = 500): string
    {
        return $status . ' ' . json_encode(['code' => 'FAIL', 'message' => $message], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
    }
}

echo Replies::success(), "\n", Replies::failure('签名/错误 "x"'), "\n", Replies::failure('late', 401), "\n";
echo $instance->v3->certificates->get()->getStatusCode(), "\n";
