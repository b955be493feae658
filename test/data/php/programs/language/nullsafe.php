<?php

class Payer
{
    public ?string $openid = null;

    public function __construct(public ?Payer $next = null)
    {
    }

    public function name(): ?string
    {
        return $this->openid === null ? null : "payer {$this->openid}";
    }
}

$payer = new Payer(new Payer());
$payer->next->openid = 'o1';
echo $payer->next?->name() ?? 'none', ' ', $payer->next->next?->name() ?? 'none', ' ', $payer?->name() ?? 'none';
