<?php

interface Gateway
{
    public function name(): string;

    public function fee(int $fen): int;
}

final class WeChatGateway implements Gateway
{
    public function name(): string
    {
        return 'wechat';
    }

    public function fee(int $fen): int
    {
        return (int) ceil($fen * 0.006);
    }
}

final class FreeGateway implements Gateway
{
    public function name(): string
    {
        return 'free';
    }

    public function fee(int $fen): int
    {
        return 0;
    }
}

final class GatewayFactory
{
    private array $made = [];

    public function get(string $name): Gateway
    {
        return $this->made[$name] ??= $this->make($name);
    }

    private function make(string $name): Gateway
    {
        switch ($name) {
            case 'wechat':
                return new WeChatGateway();
            case 'free':
                return new FreeGateway();
        }
        throw new \InvalidArgumentException("No gateway {$name}");
    }
}

$factory = new GatewayFactory();
foreach (['wechat', 'free', 'wechat', 'alipay'] as $name) {
    try {
        $gateway = $factory->get($name);
        echo $gateway->name(), ' ', $gateway->fee(1999), "\n";
    } catch (\InvalidArgumentException $e) {
        echo $e->getMessage(), "\n";
    }
}
