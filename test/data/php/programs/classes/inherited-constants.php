<?php

class Base
{
    public const TYPE = 'base';
    protected const LIMITS = ['min' => 1, 'max' => 100];

    public function type(): string
    {
        return self::TYPE . '/' . static::class;
    }

    public function limit(string $which): int
    {
        return self::LIMITS[$which] ?? 0;
    }
}

class Child extends Base
{
    public const TYPE = 'child';

    public function both(): string
    {
        return parent::TYPE . self::TYPE . Base::LIMITS['max'];
    }
}
