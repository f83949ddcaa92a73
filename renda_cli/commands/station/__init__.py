"""renda station …"""
