<?php

interface HasCode
{
    public const OK = 'SUCCESS';

    public function code(): string;
}

class Reply implements HasCode
{
    public function code(): string
    {
        return self::OK . '/' . HasCode::OK . '/' . Reply::OK;
    }
}

echo (new Reply())->code();
