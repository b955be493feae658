<?php

namespace App\Errors;

final class Refused extends \RuntimeException
{
}

try {
    throw new Refused('no', 403);
} catch (Refused $e) {
    echo $e->getMessage(), $e->getCode(), ' ', Refused::class, ' ', get_class($e);
}
