"""renda deputy …"""
