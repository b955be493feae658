<?php

class Registry
{
    private static array $items = [];
    public static int $hits = 0;

    public static function set(string $key, callable $make): void
    {
        self::$items[$key] = $make;
    }

    public static function get(string $key)
    {
        static::$hits++;
        if (!isset(self::$items[$key])) {
            return null;
        }
        return (self::$items[$key])();
    }
}

Registry::set('now', fn () => 1700000000);
Registry::set('name', function () {
    return 'shop';
});
echo Registry::get('now'), Registry::get('name'), Registry::get('none') ?? '-', Registry::$hits;
