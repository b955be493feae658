<?php

class SignatureException extends \Exception
{
    protected $message = 'The signature is wrong.';
    protected $code = 401;
}

foreach ([new SignatureException(), new SignatureException('other'), new SignatureException('third', 7)] as $e) {
    echo $e->getMessage(), ' ', $e->getCode(), "\n";
}
