<?php

class Limits
{
    public const MIN = 1;
    public const MAX = self::MIN * 100;
    private const NAMES = ['a' => 'first', 'b' => 'second'];
    const LABEL = 'limit: ' . self::MAX;

    public static function name(string $key): string
    {
        return self::NAMES[$key] ?? 'unknown';
    }

    public static function all(): array
    {
        return array_keys(self::NAMES);
    }
}

echo Limits::MAX, Limits::LABEL, Limits::name('b'), Limits::name('z'), implode(',', Limits::all());
